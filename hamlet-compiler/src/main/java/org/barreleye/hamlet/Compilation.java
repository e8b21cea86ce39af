package org.barreleye.hamlet;

import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.output.OutputTree;

/**
 * What a run made.
 *
 * @param output the generated files; none if there are errors
 * @param findings all that was found
 */
public record Compilation(OutputTree output, Findings findings) {}
