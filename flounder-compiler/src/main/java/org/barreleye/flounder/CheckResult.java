package org.barreleye.flounder;

import java.util.List;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.flounder.model.Interface;

/**
 * The result of a check.
 *
 * @param interfaces those without errors, in the order of their sources
 * @param findings all that was found
 */
public record CheckResult(List<Interface> interfaces, Findings findings) {
    /** Copies the list. */
    public CheckResult {
        interfaces = List.copyOf(interfaces);
    }
}
