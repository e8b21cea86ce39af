package org.barreleye.hamlet;

import java.util.Optional;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.hamlet.model.Specification;

/**
 * What a run knows when it has checked its source.
 *
 * @param specification what the source means, unless it has errors
 * @param findings all that was found
 */
public record CheckResult(Optional<Specification> specification, Findings findings) {}
