/**
 * The Hamlet compiler: from capability type specifications to Java.
 *
 * <p>Begin at {@link org.barreleye.hamlet.HamletCompiler}, the table of contents of a run. The phases are packages:
 * {@code syntax}, {@code rule}, {@code model}, {@code analysis}, {@code emit}.
 *
 * <p>The package may not know the kernel, its programming interface (generated code does), the Flounder compiler or the
 * disk.
 *
 * <p>Previous stop: {@code compiler.antlr}. Next stop: {@code hamlet.syntax}.
 */
package org.barreleye.hamlet;
