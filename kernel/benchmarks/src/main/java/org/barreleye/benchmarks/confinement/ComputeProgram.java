package org.barreleye.benchmarks.confinement;

import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Upcalls;
import org.barreleye.kpi.syscall.Wait;

/** A reactor that computes in each upcall. Its first argument selects the work. */
public record ComputeProgram() implements Program.ReactorProgram {
    @Override
    public String name() {
        return "compute";
    }

    @Override
    public Upcalls load(SystemCalls syscalls, long kind, long unused) {
        return new Computation((int) kind);
    }

    /** The work. The wait that it returns has the result as its deadline, so that no JVM leaves the work out. */
    private static final class Computation implements Upcalls {
        private static final int ROUNDS = 200_000;
        private static final int SIEVE = 50_000;
        private static final int SIDE = 48;
        private static final int FIBONACCI = 20;

        private final int kind;
        private long seed = 1;

        private Computation(int kind) {
            this.kind = kind;
        }

        @Override
        public Wait run() {
            return new Wait(new long[0], switch (kind) {
                case 0 -> arithmetic();
                case 1 -> sieve();
                case 2 -> matrix();
                default -> fibonacci(FIBONACCI);
            });
        }

        private long arithmetic() {
            long state = seed;
            long sum = 0;
            for (int i = 0; i < ROUNDS; i++) {
                state ^= state << 13;
                state ^= state >>> 7;
                state ^= state << 17;
                sum += state * i;
            }
            seed = state;
            return sum;
        }

        private static long sieve() {
            boolean[] composite = new boolean[SIEVE];
            int primes = 0;
            for (int i = 2; i < SIEVE; i++) {
                if (!composite[i]) {
                    primes++;
                    for (int multiple = 2 * i; multiple < SIEVE; multiple += i) {
                        composite[multiple] = true;
                    }
                }
            }
            return primes;
        }

        private static long matrix() {
            long[][] one = filled(3);
            long[][] other = filled(5);
            long trace = 0;
            for (int row = 0; row < SIDE; row++) {
                for (int column = 0; column < SIDE; column++) {
                    long sum = 0;
                    for (int i = 0; i < SIDE; i++) {
                        sum += one[row][i] * other[i][column];
                    }
                    trace += row == column ? sum : 0;
                }
            }
            return trace;
        }

        private static long[][] filled(int factor) {
            long[][] matrix = new long[SIDE][SIDE];
            for (int row = 0; row < SIDE; row++) {
                for (int column = 0; column < SIDE; column++) {
                    matrix[row][column] = (long) factor * row + column;
                }
            }
            return matrix;
        }

        private static long fibonacci(int n) {
            return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
        }
    }
}
