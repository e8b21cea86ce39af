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
import org.barreleye.generated.user.terminal.Terminal;
import org.barreleye.generated.user.terminal.TerminalHandler;
import org.barreleye.generated.user.terminal.WriteReply;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.trap.Wait;
import org.barreleye.kpi.trap.WellKnownSlots;
import org.barreleye.kpi.types.Copier;

/** Serves one client of the terminal. */
final class Teller implements TerminalHandler, EventSource {
    private static final TerminalReference DEVICE = new TerminalReference(WellKnownSlots.TERMINAL);
    private static final int AT_ONCE = 64;
    private static final int LONGEST_CHARACTER = 4;
    private static final long UNTIL_SHOWN = 10_000;
    private static final int LONGEST_LINE = Terminal.Limits.READ_LINE_RESPONSE_LINE - 1;

    private final Trap trap;
    private final long settling;
    private final Deque<Reading> readings;
    private boolean over;

    Teller(Domain domain, long settling) {
        this.trap = domain.trap();
        this.settling = settling;
        readings = new ArrayDeque<>();
    }

    private Teller(Teller source, Copier copier) {
        copier.enter(source, this);
        trap = copier.ofForeign(source.trap);
        settling = source.settling;
        readings = new ArrayDeque<>();
        source.readings.forEach(one -> readings.add(new Reading(one.due, one.prompt, copier.of(one.reply))));
        over = source.over;
    }

    @Override
    public Teller copy(Copier copier) {
        return new Teller(this, copier);
    }

    @Override
    public void write(String text, WriteReply reply) {
        show(text);
        reply.reply();
    }

    @Override
    public void readLine(String prompt, ReadLineReply reply) {
        readings.add(new Reading(trap.now() + settling, prompt, reply));
    }

    @Override
    public boolean poll() {
        Reading next = readings.peek();
        if (next == null || next.due > trap.now()) {
            return false;
        }
        readings.remove();
        if (next.prompt.isEmpty()) {
            read(next.reply);
        } else {
            // What is shown reaches the screen a little later; the keyboard is asked when it has.
            show(next.prompt);
            readings.addFirst(new Reading(trap.now() + UNTIL_SHOWN, "", next.reply));
        }
        return true;
    }

    private void read(ReadLineReply reply) {
        ByteBuffer line = ByteBuffer.allocate(LONGEST_LINE + AT_ONCE);
        boolean complete = false;
        boolean end = false;
        while (!complete) {
            TerminalReadResult read = DEVICE.read(trap).value();
            int before = line.position();
            take(read, line);
            end = read.bytes() == 0 && before == 0;
            complete = read.bytes() == 0 || line.get(line.position() - 1) == '\n';
            if (line.position() > LONGEST_LINE) {
                // What does not fit a line is the next one.
                complete = true;
            }
        }
        String text = new String(line.array(), 0, line.position(), StandardCharsets.UTF_8);
        reply.reply(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text, end);
    }

    private static void take(TerminalReadResult read, ByteBuffer line) {
        ByteBuffer words = ByteBuffer.allocate(AT_ONCE).order(ByteOrder.LITTLE_ENDIAN);
        words.putLong(read.word0()).putLong(read.word1()).putLong(read.word2()).putLong(read.word3())
                .putLong(read.word4()).putLong(read.word5()).putLong(read.word6()).putLong(read.word7());
        line.put(words.array(), 0, read.bytes());
    }

    /** Shows text, so many whole characters at a time as fit. */
    private void show(String text) {
        int begin = 0;
        while (begin < text.length()) {
            int end = begin;
            int bytes = 0;
            while (end < text.length() && bytes + LONGEST_CHARACTER <= AT_ONCE) {
                int character = text.codePointAt(end);
                bytes += Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
                end += Character.charCount(character);
            }
            write(text.substring(begin, end).getBytes(StandardCharsets.UTF_8));
            begin = end;
        }
    }

    private void write(byte[] bytes) {
        ByteBuffer words = ByteBuffer.allocate(AT_ONCE).order(ByteOrder.LITTLE_ENDIAN);
        words.put(0, bytes);
        DEVICE.write(trap, bytes.length, words.getLong(), words.getLong(), words.getLong(), words.getLong(),
                words.getLong(), words.getLong(), words.getLong(), words.getLong());
    }

    @Override
    public void closed(Failure reason) {
        over = true;
    }

    @Override
    public long line() {
        return NO_LINE;
    }

    @Override
    public long deadline() {
        return readings.isEmpty() ? Wait.FOREVER : readings.peek().due;
    }

    @Override
    public boolean isOver() {
        return over;
    }

    /**
     * Somebody wants a line.
     *
     * @param due when it may be asked for, in nanoseconds
     */
    private record Reading(long due, String prompt, ReadLineReply reply) {}
}
