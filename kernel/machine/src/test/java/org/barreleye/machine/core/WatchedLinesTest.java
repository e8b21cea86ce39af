package org.barreleye.machine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.memory.StalledLinks;
import org.barreleye.machine.memory.BusFault;
import org.barreleye.machine.memory.CoherenceDirectory;
import org.barreleye.machine.memory.MachineMemory;
import org.barreleye.machine.memory.Page;
import org.barreleye.machine.random.SeededRandom;
import org.barreleye.machine.description.Routes;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WatchedLinesTest {
    private static final int WATCHER = 0;
    private static final int WRITER = 1;
    private static final int ALL_LINES = 150;

    private final MachineDescription machine = Presets.named("smp-2");
    private final MachineMemory memory = new MachineMemory(machine);
    private final CoherenceDirectory directory = new CoherenceDirectory(machine, new Routes(machine),
            new SeededRandom(1), StalledLinks.none());
    private final WatchedLines watched = new WatchedLines(WATCHER, memory, directory);

    private static long address(long line) {
        return line * Page.MESSAGE_LINE_BYTES;
    }

    private void watch(long... lines) {
        watched.watch(new CoreDirective.Await(LongStream.of(lines).map(WatchedLinesTest::address).toArray(), 1,
                CoreDirective.NEVER));
    }

    private Page page(long line) {
        return memory.page(address(line), Page.MESSAGE_LINE_BYTES);
    }

    private boolean isWatched(long line) {
        return directory.watcher(page(line), address(line), 0) == WATCHER;
    }

    /** A write of a line by the other core, of which the watchers are notified. */
    private void write(long line) {
        directory.acquireOwnership(page(line), address(line), WRITER, 0);
        if (isWatched(line)) {
            watched.onWritten(address(line) + 8);
        }
    }

    private void read(long line) {
        directory.read(page(line), address(line), WATCHER, 0);
    }

    @Nested
    class TheNextChangedLine {
        @Test
        void is_the_first_that_was_written_and_not_read_since_whatever_is_watched_in_between() {
            Seeds.each(100, seed -> {
                SeededRandom random = new SeededRandom(seed);
                WatchedLinesTest run = new WatchedLinesTest();
                long[] lines = {};
                for (int action = 0; action < 300; action++) {
                    long line = random.upTo(ALL_LINES - 1);
                    switch ((int) random.upTo(3)) {
                        case 0 -> run.write(line);
                        case 1 -> run.read(line);
                        default -> {
                            lines = others(lines, random);
                            run.watch(lines);
                        }
                    }
                    run.requireSameAsALookAtEachLine(lines);
                }
            });
        }

        /** Other lines to watch, of which most are mostly the same, and which may name a line twice. */
        private long[] others(long[] lines, SeededRandom random) {
            long[] others = lines.clone();
            switch ((int) random.upTo(4)) {
                case 0 -> others = LongStream.range(0, random.upTo(80)).map(i -> random.upTo(ALL_LINES - 1)).toArray();
                case 1 -> others = Arrays.copyOf(lines, (int) random.upTo(lines.length));
                case 2 -> others = Arrays.copyOfRange(lines, (int) random.upTo(lines.length), lines.length);
                default -> {
                    if (lines.length > 0) {
                        others[(int) random.upTo(lines.length - 1)] = random.upTo(ALL_LINES - 1);
                    }
                }
            }
            return others;
        }
    }

    private void requireSameAsALookAtEachLine(long[] lines) {
        for (int from = 0; from <= lines.length; from += 7) {
            int changed = from;
            while (changed < lines.length
                    && !directory.isUnread(page(lines[changed]), address(lines[changed]), WATCHER)) {
                changed++;
            }
            assertThat(watched.nextChanged(from)).isEqualTo(changed);
        }
        for (long line = 0; line < ALL_LINES; line++) {
            long looked = line;
            assertThat(isWatched(line)).isEqualTo(LongStream.of(lines).anyMatch(one -> one == looked));
        }
    }

    @Test
    void stay_watched_where_there_is_no_memory_for_others() {
        watch(1, 2);

        assertThatThrownBy(() -> watch(1, Long.MAX_VALUE >>> 10)).isInstanceOf(BusFault.class);

        requireSameAsALookAtEachLine(new long[] {1, 2});
    }

    @Test
    void are_none_after_a_stop() {
        watch(1, 2);
        watched.clear();

        write(1);

        requireSameAsALookAtEachLine(new long[0]);
        assertThat(watched.nextChanged(0)).isZero();
    }
}
