package org.barreleye.shell.command;

import java.util.List;
import java.util.Optional;
import org.barreleye.kpi.outcome.CallFailed;

/** Shows why a core is on, off, late or failed. */
final class CoreStateReason {
    private static final String CORE = "core";

    private CoreStateReason() {}

    /** Returns whether the words of a question are {@code core} and a number. */
    static boolean isAbout(List<String> words) {
        return words.size() == 2 && words.get(0).equals(CORE) && words.get(1).matches("[0-9]{1,9}");
    }

    /** Shows the state of the core of a number, and the reason. */
    static int show(Session session, String number) throws CallFailed {
        session.screen().flush();
        session.processes().probe();
        List<CoreTable.Row> cores = CoreTable.read(session.names());
        Optional<CoreTable.Row> found =
                cores.stream().filter(core -> core.number() == Long.parseLong(number)).findFirst();
        if (found.isEmpty()) {
            session.screen().line("why: there is no core " + number + "; there are "
                    + String.join(", ", cores.stream().map(core -> String.valueOf(core.number())).toList()));
            return Status.REFUSED;
        }
        String state = found.get().attribute("state");
        for (String line : TextWrap.lines("core " + number + " is " + state + ": " + reason(state, number))) {
            session.screen().line(line);
        }
        return Status.OK;
    }

    private static String reason(String state, String number) {
        return switch (state) {
            case "on" -> "its monitor has joined the system, and answers.";
            case "late" -> "it starts at boot, and its monitor had not joined when the system was up. The system has"
                    + " booted without it. It joins when its monitor answers; the console shows that.";
            case "failed" -> "its monitor did not answer, so the core was stopped and taken out of the system. Its"
                    + " processes are lost. `corectl boot " + number + "` starts it again.";
            default -> "it does not start at boot, or was stopped by `corectl stop`. `corectl boot " + number
                    + "` starts it.";
        };
    }
}
