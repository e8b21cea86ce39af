package org.barreleye.machine.core;

import java.util.Arrays;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.machine.memory.CoherenceDirectory;
import org.barreleye.machine.memory.MachineMemory;
import org.barreleye.machine.memory.Page;

/**
 * The message lines that a core polls, and which of them may have changed. The core stays a watcher of them between two
 * waits, of which the second is mostly for the same lines but one: that of the next message of a link. So a wait costs
 * a look at the lines that were written since the last one, however many links to other cores there are.
 */
final class WatchedLines implements Copyable {
    private final int core;
    private final MachineMemory memory;
    private final CoherenceDirectory directory;
    private long[] lines = {};
    private Page[] pages = {};
    // By line: whether it may be unread. All others were read after they were last written.
    private long[] candidates = {};

    WatchedLines(int core, MachineMemory memory, CoherenceDirectory directory) {
        this.core = core;
        this.memory = memory;
        this.directory = directory;
    }

    /** Watches these lines and no others. */
    void watch(CoreDirective.Await await) {
        int head = await.sameAtBegin(lines);
        if (head == lines.length && head == await.count()) {
            return;
        }
        int tail = await.sameAtEnd(lines, head);
        Page[] added = new Page[await.count() - head - tail];
        for (int index = 0; index < added.length; index++) {
            added[index] = memory.page(await.line(head + index), Page.MESSAGE_LINE_BYTES);
        }
        unwatch(head, lines.length - tail);
        if (await.count() != lines.length) {
            resize(head, added.length, tail);
        }
        for (int index = 0; index < added.length; index++) {
            lines[head + index] = await.line(head + index);
            pages[head + index] = added[index];
            addCandidate(head + index);
            directory.watch(added[index], lines[head + index], core);
        }
    }

    /** Ends the watch of some lines, which may be among the others, too. */
    private void unwatch(int begin, int end) {
        for (int index = begin; index < end; index++) {
            if (!contains(lines[index], 0, begin) && !contains(lines[index], end, lines.length)) {
                directory.unwatch(pages[index], lines[index], core);
            }
        }
    }

    private boolean contains(long address, int begin, int end) {
        for (int index = begin; index < end; index++) {
            if (lines[index] == address) {
                return true;
            }
        }
        return false;
    }

    /** Makes room for a number of lines between those at the begin and those at the end. */
    private void resize(int head, int added, int tail) {
        int count = head + added + tail;
        long[] resizedLines = Arrays.copyOf(lines, count);
        Page[] resizedPages = Arrays.copyOf(pages, count);
        System.arraycopy(lines, lines.length - tail, resizedLines, head + added, tail);
        System.arraycopy(pages, pages.length - tail, resizedPages, head + added, tail);
        lines = resizedLines;
        pages = resizedPages;
        candidates = new long[(count + Long.SIZE - 1) / Long.SIZE];
        for (int index = 0; index < count; index++) {
            addCandidate(index);
        }
    }

    /** Watches no line. */
    void clear() {
        unwatch(0, lines.length);
        lines = new long[0];
        pages = new Page[0];
        candidates = new long[0];
    }

    /** Notes that the line of an address was written. */
    void onWritten(long address) {
        long written = address & -Page.MESSAGE_LINE_BYTES;
        for (int index = 0; index < lines.length; index++) {
            if (lines[index] == written) {
                addCandidate(index);
            }
        }
    }

    private void addCandidate(int index) {
        candidates[index / Long.SIZE] |= 1L << index;
    }

    /**
     * The index of the first line, from a given one on, that was written since the core last read it; the number of
     * lines if there is none.
     */
    int nextChanged(int from) {
        int index = nextCandidate(from);
        while (index < lines.length && !directory.isUnread(pages[index], lines[index], core)) {
            candidates[index / Long.SIZE] &= ~(1L << index);
            index = nextCandidate(index + 1);
        }
        return index;
    }

    private int nextCandidate(int from) {
        int word = from / Long.SIZE;
        if (word >= candidates.length) {
            return lines.length;
        }
        long left = candidates[word] & -1L << from;
        while (left == 0) {
            word++;
            if (word == candidates.length) {
                return lines.length;
            }
            left = candidates[word];
        }
        return word * Long.SIZE + Long.numberOfTrailingZeros(left);
    }

    /** The page of a line. */
    Page page(int index) {
        return pages[index];
    }
}
