package org.barreleye.knowledge;

import java.util.List;
import java.util.Optional;

/**
 * The explanation of a goal: its proofs, or what is missing for one, or an error.
 *
 * @param proofs the proofs of the goals of the query by its first solution; empty if it has none
 * @param missing the reason for which there is none
 * @param error the reason for which the explanation was ended early
 * @param steps the number of inference steps
 */
public record Explanation(List<ProofTree> proofs, Optional<Missing> missing, Optional<QueryError> error, long steps) {
    /** Copies the list. */
    public Explanation {
        proofs = List.copyOf(proofs);
    }

    /** Returns whether the goal holds. */
    public boolean holds() {
        return !proofs.isEmpty();
    }

    /** Returns the tree as indented lines. */
    public String text() {
        if (error.isPresent()) {
            return error.get() + "\n";
        }
        StringBuilder text = new StringBuilder();
        proofs.forEach(proof -> text.append(proof.text()));
        missing.ifPresent(reason -> text.append(reason.text()));
        return text.toString();
    }
}
