package org.barreleye.service.knowledge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.knowledge.GetProofReply;
import org.barreleye.generated.user.knowledge.KnowledgeInterface;
import org.barreleye.knowledge.Decision;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.state.Copyable;

/** The proof of a decision on its way to the client that keeps it, and back to the next knowledge base. */
final class RestoredProof implements Copyable {
    // Of a line: several fit into a message.
    private static final int LINE_BYTES_MAX = 1_000;

    // Of the decision that the client restores next.
    private List<String> lines = new ArrayList<>();

    /** Replies with the lines of a proof that fit into a message. */
    static void reply(Optional<Decision> decision, long first, GetProofReply reply) {
        if (decision.isEmpty()) {
            reply.reply(0, 0, "", SystemError.NO_SUCH_NAME.code());
            return;
        }
        StringBuilder text = new StringBuilder();
        int bytes = 0;
        int count = 0;
        for (String line : decision.get().proof().stream().skip(first).toList()) {
            String cut = KnowledgeSession.fitting(line, LINE_BYTES_MAX);
            bytes += cut.getBytes(StandardCharsets.UTF_8).length + 1;
            if (bytes >= KnowledgeInterface.Limits.GET_PROOF_RESPONSE_LINES) {
                break;
            }
            text.append(cut).append('\n');
            count++;
        }
        reply.reply(decision.get().time(), count, text.toString(), ErrorCode.NONE);
    }

    /** Adds lines, each with a line feed at its end. */
    ErrorCode add(String text) {
        List<String> added = text.lines().toList();
        if (lines.size() + added.size() > Decision.LINES_MAX) {
            return SystemError.BAD_ARGUMENT.code();
        }
        lines.addAll(added);
        return ErrorCode.NONE;
    }

    /** Takes the lines that were added: those of the next decision follow. */
    List<String> take() {
        List<String> taken = lines;
        lines = new ArrayList<>();
        return taken;
    }
}
