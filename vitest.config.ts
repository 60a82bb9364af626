import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['scripts/**/*.test.ts'],
    env: { TZ: 'Europe/London' },
    // Two cores: a browser needs one of them.
    maxWorkers: 2,
    // With threads that come and go, V8's write protection of compiled code ends the process now and then: “Check failed: jit_page.has_value()”.
    execArgv: ['--no-memory-protection-keys'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
