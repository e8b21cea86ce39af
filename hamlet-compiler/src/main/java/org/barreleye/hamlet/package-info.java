/**
 * The Hamlet compiler: from capability types to Java values, relations, dispatch and stubs. Start at
 * {@link org.barreleye.hamlet.HamletCompiler}, the table of contents of a run.
 *
 * <p>Stop before: {@code caps.hl}. Must not know: the kernel, the runtime (it spells its names), the Flounder compiler.
 */
package org.barreleye.hamlet;
