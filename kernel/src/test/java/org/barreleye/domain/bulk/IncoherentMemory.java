package org.barreleye.domain.bulk;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.types.Endianness;

/**
 * Memory that two cores see through write-back caches that nobody keeps coherent, and that evict lines at any time.
 * Addresses begin at 0.
 */
final class IncoherentMemory {
    private static final int LINE = 64;
    private static final int EVICTIONS = 8;

    private final byte[] cells;
    private final Random random;

    IncoherentMemory(int bytes, Random random) {
        cells = new byte[bytes];
        this.random = random;
    }

    /** The bytes of a line in a cache. */
    private static final class Line {
        private final byte[] bytes = new byte[LINE];
        private boolean isModified;
    }

    /** The memory as one core sees it. */
    final class Port implements Memory {
        private final Endianness order;
        private final boolean isCoherent;
        private final Map<Long, Line> cache = new TreeMap<>();
        private boolean cleans = true;
        private boolean invalidates = true;

        private Port(Endianness order, boolean isCoherent) {
            this.order = order;
            this.isCoherent = isCoherent;
        }

        /** Leaves out what a program must not leave out. */
        void omit(boolean clean, boolean invalidate) {
            cleans = !clean;
            invalidates = !invalidate;
        }

        @Override
        public Endianness endianness() {
            return order;
        }

        @Override
        public long load(long address, int bytes, Endianness as) {
            byte[] line = line(address).bytes;
            long value = 0;
            for (int i = 0; i < bytes; i++) {
                int place = as == Endianness.LITTLE ? bytes - 1 - i : i;
                value = value << Byte.SIZE | line[(int) (address % LINE) + place] & 0xff;
            }
            return value;
        }

        @Override
        public void store(long address, int bytes, long value, Endianness as) {
            Line line = line(address);
            for (int i = 0; i < bytes; i++) {
                int place = as == Endianness.LITTLE ? i : bytes - 1 - i;
                line.bytes[(int) (address % LINE) + place] = (byte) (value >>> i * Byte.SIZE);
            }
            line.isModified = true;
            if (isCoherent) {
                evict(address / LINE);
            }
        }

        @Override
        public void publishLine(long address, long w0, long w1, long w2, long w3, long w4, long w5, long w6,
                long header) {
            throw new UnsupportedOperationException("no test publishes lines");
        }

        @Override
        public void cleanLine(long address) {
            Line line = cache.get(address / LINE);
            if (cleans && line != null) {
                writeBack(address / LINE, line);
            }
        }

        @Override
        public void invalidateLine(long address) {
            if (invalidates) {
                cache.remove(address / LINE);
            }
        }

        /** Writes all modified lines back, as evictions do sooner or later. */
        void evictAll() {
            cache.forEach(this::writeBack);
            cache.clear();
        }

        private Line line(long address) {
            if (isCoherent) {
                cache.clear();
            } else if (random.nextInt(EVICTIONS) == 0 && !cache.isEmpty()) {
                evict(cache.keySet().stream().skip(random.nextInt(cache.size())).findFirst().orElseThrow());
            }
            return cache.computeIfAbsent(address / LINE, number -> {
                Line fetched = new Line();
                System.arraycopy(cells, (int) (number * LINE), fetched.bytes, 0, LINE);
                return fetched;
            });
        }

        private void evict(long number) {
            writeBack(number, cache.remove(number));
        }

        private void writeBack(long number, Line line) {
            if (line.isModified) {
                System.arraycopy(line.bytes, 0, cells, (int) (number * LINE), LINE);
                line.isModified = false;
            }
        }
    }

    /** The memory as a core in the coherence domain of the other one sees it. */
    Port coherent(Endianness order) {
        return new Port(order, true);
    }

    /** The memory as a core in no coherence domain sees it. */
    Port incoherent(Endianness order) {
        return new Port(order, false);
    }
}
