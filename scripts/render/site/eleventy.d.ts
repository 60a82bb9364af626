/** Eleventy ships no types; this is what we use of it. */
declare module '@11ty/eleventy' {
  interface Page {
    inputPath: string;
    /** Below the working directory: './dist/site/index.html' */
    outputPath: string;
    content: string;
  }

  interface Options {
    configPath?: string;
    quietMode: boolean;
    /** Runs before the file at `configPath`, which receives the same object. */
    config?: (userConfig: Record<string, unknown>) => void;
  }

  export default class Eleventy {
    constructor(input: string, output: string, options: Options);
    /** Renders everything in memory and writes nothing. */
    toJSON(): Promise<Page[]>;
  }
}
