/** As bare as Next goes; only what a fair race needs: no compression, as with ours. */
export default { compress: false, typescript: { ignoreBuildErrors: true } };
