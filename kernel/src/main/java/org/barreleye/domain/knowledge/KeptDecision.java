package org.barreleye.domain.knowledge;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.generated.user.knowledge.AddProofContinuation;
import org.barreleye.generated.user.knowledge.GetProofContinuation;
import org.barreleye.generated.user.knowledge.KnowledgeBinding;
import org.barreleye.generated.user.knowledge.RestoreContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;

/**
 * A decision that its service keeps with its proof, to restore it if the knowledge base is started again. The proof is
 * fetched after the decision was answered, so no decision waits for it.
 */
final class KeptDecision implements GetProofContinuation, AddProofContinuation, RestoreContinuation, Copyable {
    private static final String LOST = "its proof was lost with the knowledge base, before it was kept\n";

    private final KnowledgeConnection connection;
    private final String name;
    private final String query;
    private final boolean found;
    private final String solution;
    // Each as long as a message permits.
    private final List<String> parts = new ArrayList<>();
    // The binding from which the proof is fetched.
    private KnowledgeBinding source;
    // In nanoseconds; that of the answer, until the proof has come with the exact one.
    private long time;
    private long lines;
    private boolean isWhole;
    // The binding to which it is restored, and how many messages were sent for that.
    private KnowledgeBinding target;
    private int restored;

    KeptDecision(KnowledgeConnection connection, String name, String query, boolean found, String solution,
            long time) {
        this.connection = connection;
        this.time = time;
        this.name = name;
        this.query = query;
        this.found = found;
        this.solution = solution;
    }

    /** Fetches the proof of the decision, which has just been made. */
    void fetch(KnowledgeBinding base) {
        source = base;
        base.sendGetProof(name, lines, this);
    }

    @Override
    public void replied(long decidedAt, long count, String text, ErrorCode err) {
        boolean isAnother = lines > 0 && decidedAt != time;
        if (err.failed() || isAnother) {
            // A later decision of this name has taken its place.
            return;
        }
        time = decidedAt;
        if (count == 0) {
            isWhole = true;
            return;
        }
        lines += count;
        parts.add(text);
        fetch(source);
    }

    /** Restores the decision, a message at a time, and then the next one of the connection. */
    void restore(KnowledgeBinding base) {
        target = base;
        restored = 0;
        if (!isWhole) {
            parts.add(LOST);
            isWhole = true;
        }
        restoreNext();
    }

    private void restoreNext() {
        if (restored < parts.size()) {
            target.sendAddProof(parts.get(restored), this);
        } else if (restored == parts.size()) {
            target.sendRestore(name, query, found, solution, time, this);
        } else {
            connection.restoreNext();
        }
        restored++;
    }

    /** A decision that is refused was made again meanwhile, or is too long. */
    @Override
    public void replied(ErrorCode err) {
        restoreNext();
    }

    /** It is restored at the next knowledge base. */
    @Override
    public void failed(Failure failure) {}
}
