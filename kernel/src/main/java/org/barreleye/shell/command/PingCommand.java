package org.barreleye.shell.command;

import java.util.List;
import java.util.Locale;
import org.barreleye.generated.user.net.PingResult;
import org.barreleye.kpi.outcome.CallFailed;

/** Sends ICMP echo requests. */
final class PingCommand implements Command {
    private static final long DEFAULT_COUNT = 3;
    private static final long COUNT_MAX = 10_000;
    private static final long DEFAULT_BYTES = 56;
    private static final long BYTES_MAX = 1_472;
    private static final long TIMEOUT = 100_000_000;
    private static final double NANOSECONDS_PER_MICROSECOND = 1_000;

    @Override
    public CommandHelp help() {
        return new CommandHelp("ping", "ping [-c COUNT] [-s BYTES] ADDRESS", "asks a host for an echo",
                "Sends COUNT ICMP echo requests of BYTES bytes to ADDRESS, one after the other, and waits for each"
                        + " reply for 0.1 seconds of the machine's time at most. ADDRESS is four numbers, `router`, or"
                        + " `self`. In the default machine a host with the address 10.0.0.1 is on the wire. Ctrl-C"
                        + " ends it.",
                "ping 10.0.0.1");
    }

    @Override
    public int run(Session session, Arguments arguments) throws CallFailed, UsageError {
        long count = DEFAULT_COUNT;
        long bytes = DEFAULT_BYTES;
        List<String> words = arguments.words();
        int index = 0;
        while (index < words.size() && words.get(index).startsWith("-")) {
            switch (words.get(index)) {
                case "-c" -> count = number(arguments, index + 1, "COUNT", COUNT_MAX);
                case "-s" -> bytes = number(arguments, index + 1, "BYTES", BYTES_MAX);
                default -> throw new UsageError("the options are -c and -s, not `" + words.get(index) + "`");
            }
            index += 2;
        }
        String target = arguments.word(index, "ADDRESS");
        arguments.atMost(index + 1);
        if (NetworkText.isMissing(session, "ping")) {
            return Status.REFUSED;
        }
        return ping(session, NetworkText.read(session, target), count, bytes);
    }

    private static long number(Arguments arguments, int index, String what, long most) throws UsageError {
        long number = arguments.number(index, what);
        if (number > most || number == 0 && what.equals("COUNT")) {
            throw new UsageError(what + " is at most " + most + (what.equals("COUNT") ? " and not 0" : "") + ", not "
                    + number);
        }
        return number;
    }

    private static int ping(Session session, long address, long count, long bytes) throws CallFailed {
        Screen screen = session.screen();
        String host = NetworkText.text(address);
        // An interrupt from before this command does not concern it.
        session.interruption().testAndClear();
        long sent = 0;
        long answered = 0;
        long total = 0;
        while (sent < count && !session.interruption().isSet()) {
            PingResult result = session.network().ping(address, bytes, TIMEOUT);
            if (result.err().failed() && !ErrorHint.TIMED_OUT.matches(result.err())) {
                screen.line("ping: " + host + ": " + ErrorHint.describe(result.err()));
                return Status.REFUSED;
            }
            sent++;
            if (result.err().failed()) {
                screen.line("no reply from " + host + " to request " + sent);
            } else {
                answered++;
                total += result.time();
                screen.line(bytes + " bytes from " + host + ": request " + sent + ", "
                        + microseconds(result.time()) + " us");
            }
            screen.flush();
        }
        screen.line(answered + " of " + sent + " requests answered"
                + (answered == 0 ? "" : ", mean " + microseconds(total / answered) + " us"));
        if (session.interruption().testAndClear()) {
            return Status.INTERRUPTED;
        }
        return answered == sent ? Status.OK : Status.TIMED_OUT;
    }

    private static String microseconds(long nanoseconds) {
        return String.format(Locale.ROOT, "%.1f", nanoseconds / NANOSECONDS_PER_MICROSECOND);
    }
}
