import highs, { type Highs, type Model } from 'highs';

/** HiGHS in WebAssembly: linear and whole-number programs, always minimised. Loaded once, single-threaded, blocking: for a worker. */
export type Solver = Highs;

export interface LinearProgram {
  costs: Float64Array;
  lower: Float64Array;
  upper: Float64Array;
  rows: readonly LinearRow[];
  /** Only whole values are solutions. */
  whole?: boolean;
  /** How many branches of a whole-number program are tried. */
  branches?: number;
  /** Between solves costs change and bounds don't: the last solution is a good start. Else each solve had better begin afresh. */
  sameBounds?: boolean;
}

interface LinearRow {
  columns: readonly number[];
  coefficients: readonly number[];
  lo: number;
  up: number;
}

export type Solution =
  /** `bound`: nothing below it is possible; for a whole-number program that ran out of steps it is below `value`. */
  | { state: 'solved'; value: number; bound: number; values: Float64Array; rowPrices: Float64Array }
  | { state: 'impossible' | 'unbounded' | 'undecided' };

/** A program that stays in the solver's memory between solves. */
export interface Program {
  setCost(column: number, cost: number): void;
  setCosts(costs: Float64Array): void;
  setBounds(column: number, lower: number, upper: number): void;
  /** A whole-number program starts from these values. */
  suggest(values: Float64Array): void;
  solve(): Solution;
}

/** Branching stops here; what isn't proven by then counts as unproven. A count of steps, not of seconds, so that results repeat. */
const MOST_NODES = 20_000;

const [DUAL, PRIMAL] = [1, 4];

/** The package's types describe its CommonJS build; the ES module that Node loads is the loader itself. */
const loadHighs = highs as unknown as typeof highs.default;

let loading: Promise<Solver> | undefined;

export function loadSolver(): Promise<Solver> {
  return loading ??= loadHighs();
}

/**
 * Every program that `use` opens is gone from the solver's memory afterwards.
 * @throws Error with the solver's own short message, never its bundled source line
 */
export function withPrograms<T>(solver: Solver, use: (open: (program: LinearProgram) => Program) => T): T {
  const models: Model[] = [];
  try {
    return use((program) => {
      const model = guard(() => solver.createModel(modelData(program)));
      models.push(model);
      guard(() => model.options.set({ output_flag: false, presolve: program.whole ? 'on' : 'off', random_seed: 0, mip_rel_gap: 0, mip_abs_gap: 0.5, mip_max_nodes: program.branches ?? MOST_NODES }));
      if (!program.whole) guard(() => model.options.set({ solver: 'simplex', simplex_strategy: program.sameBounds ? PRIMAL : DUAL }));
      return openProgram(solver, model, program);
    });
  } finally {
    for (const model of models) model.dispose();
  }
}

function openProgram({ constants: { modelStatus } }: Solver, model: Model, { costs, whole = false, sameBounds = false }: LinearProgram): Program {
  const range = { kind: 'range', from: 0, to: costs.length - 1 } as const;
  return {
    setCost: (column, cost) => void guard(() => model.changeColCost(column, cost)),
    setCosts: (next) => void guard(() => model.changeColsCost(range, next)),
    setBounds: (column, lower, upper) => void guard(() => model.changeColBounds(column, lower, upper)),
    suggest: (values) => void guard(() => model.setSolution({ colValue: values })),
    solve: () => guard((): Solution => {
      if (!whole && !sameBounds) model.setLogicalBasis();
      const status = model.run().modelStatus;
      if (status === modelStatus.infeasible) return { state: 'impossible' };
      if (status === modelStatus.unbounded) return { state: 'unbounded' };
      const isLimited = status === modelStatus.solutionLimit || status === modelStatus.iterationLimit;
      if (status !== modelStatus.optimal && !isLimited) return { state: 'undecided' };
      if (isLimited && (!whole || model.info.get('primal_solution_status') !== 2)) return { state: 'undecided' };
      const { colValue, rowDual } = model.getSolution();
      const value = model.getObjectiveValue();
      return { state: 'solved', value, bound: whole ? Number(model.info.get('mip_dual_bound')) : value, values: colValue, rowPrices: rowDual };
    }),
  };
}

function modelData({ costs, lower, upper, rows, whole }: LinearProgram): Parameters<Solver['createModel']>[0] {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, r) => { starts[r + 1] = (starts[r] as number) + row.columns.length; });
  return {
    numCols: costs.length, numRows: rows.length, colCost: costs, colLower: lower, colUpper: upper,
    rowLower: rows.map((row) => row.lo), rowUpper: rows.map((row) => row.up),
    matrix: { format: 'csr', numRows: rows.length, numCols: costs.length, starts, indices: rows.flatMap((row) => row.columns), values: rows.flatMap((row) => row.coefficients) },
    ...(whole ? { integrality: new Int32Array(costs.length).fill(1) } : {}),
  };
}

function guard<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw new Error(`The solver stopped: ${(error instanceof Error ? error.message : String(error)).split('\n')[0]?.slice(0, 200)}`);
  }
}
