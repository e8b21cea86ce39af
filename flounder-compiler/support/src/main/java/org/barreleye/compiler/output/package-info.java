/**
 * Generated files: first a value in memory, then files in a folder.
 *
 * <p>A compiler returns an {@link org.barreleye.compiler.output.OutputTree}; only command lines and Maven goals write
 * it with an {@link org.barreleye.compiler.output.OutputFolder}. Where a compiler can tell a digest of
 * all that decides about some files, they are an {@link org.barreleye.compiler.output.OutputUnit}, which the folder
 * generates only if it lacks them. {@link org.barreleye.compiler.output.JavaFiles} is the
 * adapter of JavaPoet. The package may not know a language.
 *
 * <p>Previous stop: {@code compiler.timing}. Next stop: {@code compiler.cli}.
 */
package org.barreleye.compiler.output;
