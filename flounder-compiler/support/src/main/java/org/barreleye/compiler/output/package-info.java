/**
 * What a compiler makes, first as a value and then, by somebody else's decision, on the disk.
 *
 * <p>A compiler returns an {@link org.barreleye.compiler.output.OutputTree}; only command lines and Maven goals hand it
 * to an {@link org.barreleye.compiler.output.OutputFolder}. {@link org.barreleye.compiler.output.JavaFiles} is the one
 * place that adapts JavaPoet. Must not know: diagnostics, a language.
 */
package org.barreleye.compiler.output;
