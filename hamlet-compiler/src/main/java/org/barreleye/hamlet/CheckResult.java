package org.barreleye.hamlet;

import java.util.Optional;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.hamlet.model.Specification;

/**
 * The result of a check.
 *
 * @param specification the meaning of the source, unless it has errors
 * @param findings all that was found
 */
public record CheckResult(Optional<Specification> specification, Findings findings) {}
