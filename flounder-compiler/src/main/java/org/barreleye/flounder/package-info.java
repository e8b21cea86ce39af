/**
 * The Flounder compiler: from interface definitions to Java stubs.
 *
 * <p>Begin at {@link org.barreleye.flounder.FlounderCompiler}, the table of contents of a run. It is a library: it
 * takes texts and returns values; only {@code cli} and the Maven plugin touch a disk. The phases are packages:
 * {@code syntax}, {@code model}, {@code rule}, {@code plan}, {@code naming}, {@code emit}.
 *
 * <p>The package may not know the runtime that generated code calls.
 *
 * <p>Previous stop: {@code compiler.antlr}. Next stop: {@code flounder.syntax}.
 */
package org.barreleye.flounder;
