import { describe, expect, it } from 'vitest';
import { piecesPattern } from './search';

describe('the pieces a term is looked up by', () => {
  it.each([
    ['falcon', null],
    ['er-cat', null],
    ['-- //', null],
    ['alder-catalogue-10', '%ald%cat%alo%gue%-10%'],
    ['login.falcon.example', '%log%fal%con%exa%mpl%'],
    ['0oauvgbacb44mcawqs4i', '%0oa%uvg%bac%b44%mca%wqs%'],
    ['東京都庁舎一覧表', null],
    ['東京都庁舎一覧表示中', '%東京都%庁舎一%覧表示%'],
    ['100%_of_it_all_paid', '%100%\\_of%\\_it%all%pai%'],
  ])('%s: %s', (term, pattern) => {
    expect(piecesPattern(term)).toBe(pattern);
  });

  it('are eight at most, from the beginning to the end', () => {
    const pattern = piecesPattern('https://staging.survey.falcon.example/login/oauth2/code/main');
    expect(pattern).toBe('%htt%gin%vey%con%exa%log%th2%mai%');
  });
});
