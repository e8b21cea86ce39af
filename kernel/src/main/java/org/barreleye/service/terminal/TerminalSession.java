package org.barreleye.service.terminal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.barreleye.domain.Domain;
import org.barreleye.domain.dispatcher.EventSource;
import org.barreleye.generated.user.TerminalReadResult;
import org.barreleye.generated.user.TerminalReference;
import org.barreleye.generated.user.terminal.ReadLineReply;
import org.barreleye.generated.user.terminal.TerminalHandler;
import org.barreleye.generated.user.terminal.TerminalInterface;
import org.barreleye.generated.user.terminal.WriteReply;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Wait;
import org.barreleye.kpi.syscall.WellKnownSlots;

/** Serves one client of the terminal. */
final class TerminalSession implements TerminalHandler, EventSource {
    private static final TerminalReference DEVICE = new TerminalReference(WellKnownSlots.TERMINAL);
    private static final int BYTES_PER_CALL = 64;
    private static final int NOTHING_YET = 255;
    // Nanoseconds until the device is asked again whether a line was typed.
    private static final long RETRY_DELAY = 5_000_000;
    private static final int CHARACTER_BYTES_MAX = 4;
    private static final long DISPLAY_DELAY = 10_000;
    private static final int LINE_BYTES_MAX = TerminalInterface.Limits.READ_LINE_RESPONSE_LINE - 1;

    private final SystemCalls syscalls;
    private final long inputDelay;
    private final LineRate output;
    private final Deque<PendingRead> pendingReads;
    private final Deque<PendingWrite> pendingWrites;
    private boolean closed;

    /**
     * Serves a client.
     *
     * @param lines the most lines that it writes in a second; the answers to further writes wait for the next
     */
    TerminalSession(Domain domain, long inputDelay, long lines) {
        this.output = new LineRate(lines);
        this.syscalls = domain.syscalls();
        this.inputDelay = inputDelay;
        pendingReads = new ArrayDeque<>();
        pendingWrites = new ArrayDeque<>();
    }

    @Override
    public void write(String text, WriteReply reply) {
        // The order of writes stays.
        if (pendingWrites.isEmpty() && output.admits(syscalls.now())) {
            show(text, reply);
        } else {
            pendingWrites.add(new PendingWrite(text, reply));
        }
    }

    private void show(String text, WriteReply reply) {
        output.count(text.lines().count());
        show(text);
        reply.reply();
    }

    @Override
    public void readLine(String prompt, ReadLineReply reply) {
        pendingReads.add(new PendingRead(syscalls.now() + inputDelay, prompt, reply));
    }

    @Override
    public boolean poll() {
        if (!pendingWrites.isEmpty() && output.admits(syscalls.now())) {
            PendingWrite write = pendingWrites.remove();
            show(write.text, write.reply);
            return true;
        }
        PendingRead next = pendingReads.peek();
        if (next == null || next.due > syscalls.now()) {
            return false;
        }
        pendingReads.remove();
        if (next.prompt.isEmpty()) {
            TerminalReadResult first = DEVICE.read(syscalls).value();
            if (first.bytes() == NOTHING_YET) {
                pendingReads.addFirst(new PendingRead(syscalls.now() + RETRY_DELAY, "", next.reply));
            } else {
                read(first, next.reply);
            }
        } else {
            // Text reaches the screen with a delay; the line is read after the prompt is visible.
            show(next.prompt);
            pendingReads.addFirst(new PendingRead(syscalls.now() + DISPLAY_DELAY, "", next.reply));
        }
        return true;
    }

    /** Reads the rest of a line, of which the first bytes were read. */
    private void read(TerminalReadResult first, ReadLineReply reply) {
        ByteBuffer line = ByteBuffer.allocate(LINE_BYTES_MAX + BYTES_PER_CALL);
        TerminalReadResult read = first;
        append(read, line);
        boolean end = read.bytes() == 0;
        // The rest of a longer line is returned as the next line.
        while (read.bytes() > 0 && line.get(line.position() - 1) != '\n' && line.position() <= LINE_BYTES_MAX) {
            read = DEVICE.read(syscalls).value();
            append(read, line);
        }
        String text = new String(line.array(), 0, line.position(), StandardCharsets.UTF_8);
        reply.reply(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text, end);
    }

    private static void append(TerminalReadResult read, ByteBuffer line) {
        ByteBuffer words = ByteBuffer.allocate(BYTES_PER_CALL).order(ByteOrder.LITTLE_ENDIAN);
        words.putLong(read.word0()).putLong(read.word1()).putLong(read.word2()).putLong(read.word3())
                .putLong(read.word4()).putLong(read.word5()).putLong(read.word6()).putLong(read.word7());
        line.put(words.array(), 0, read.bytes());
    }

    /** Writes text to the device, as many whole characters at a time as fit. */
    private void show(String text) {
        int begin = 0;
        while (begin < text.length()) {
            int end = begin;
            int bytes = 0;
            while (end < text.length() && bytes + CHARACTER_BYTES_MAX <= BYTES_PER_CALL) {
                int character = text.codePointAt(end);
                bytes += Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
                end += Character.charCount(character);
            }
            write(text.substring(begin, end).getBytes(StandardCharsets.UTF_8));
            begin = end;
        }
    }

    private void write(byte[] bytes) {
        ByteBuffer words = ByteBuffer.allocate(BYTES_PER_CALL).order(ByteOrder.LITTLE_ENDIAN);
        words.put(0, bytes);
        DEVICE.write(syscalls, bytes.length, words.getLong(), words.getLong(), words.getLong(), words.getLong(),
                words.getLong(), words.getLong(), words.getLong(), words.getLong());
    }

    @Override
    public void onClosed(Failure reason) {
        closed = true;
    }

    @Override
    public long watchedLine() {
        return NO_LINE;
    }

    @Override
    public long deadline() {
        long read = pendingReads.isEmpty() ? Wait.FOREVER : pendingReads.peek().due;
        return pendingWrites.isEmpty() ? read : Math.min(read, output.nextSecond());
    }

    @Override
    public boolean isFinished() {
        return closed;
    }

    /**
     * A request for a line.
     *
     * @param due the time at which it may be read, in nanoseconds
     */
    private record PendingRead(long due, String prompt, ReadLineReply reply) {}

    /** A text that waits until its client may write more lines. */
    private record PendingWrite(String text, WriteReply reply) {}
}
