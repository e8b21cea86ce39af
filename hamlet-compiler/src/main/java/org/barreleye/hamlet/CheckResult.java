package org.barreleye.hamlet;

import java.util.Optional;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.hamlet.model.Specification;

/**
 * The result of checking a source.
 *
 * @param specification the specification; empty if there are errors
 * @param findings all findings
 */
public record CheckResult(Optional<Specification> specification, Findings findings) {}
