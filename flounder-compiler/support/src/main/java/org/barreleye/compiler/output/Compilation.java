package org.barreleye.compiler.output;

import org.barreleye.compiler.diagnostic.Findings;

/**
 * The result of compiling a source.
 *
 * @param output the generated files; none if there are errors
 * @param findings all findings
 */
public record Compilation(OutputTree output, Findings findings) {}
