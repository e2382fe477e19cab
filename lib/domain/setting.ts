/** A setting as an administrator left it. Version 0 has never been saved: `value` is the default. */
export type Setting<Value> = {
  value: Value;
  version: number;
  updatedAt: string | null;
  updatedBy: string | null;
};
