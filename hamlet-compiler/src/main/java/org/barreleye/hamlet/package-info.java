/**
 * The Hamlet compiler: from capability type specifications to Java.
 *
 * <p>Begin at {@link org.barreleye.hamlet.HamletCompiler}, which reads as the table of contents of a run:
 * {@code syntax}, {@code rule}, {@code model}, {@code analysis}, {@code emit}. Stop before: {@code caps.hl}. Must not
 * know: the kernel, its programming interface (generated code does), the Flounder compiler, the disk.
 */
package org.barreleye.hamlet;
