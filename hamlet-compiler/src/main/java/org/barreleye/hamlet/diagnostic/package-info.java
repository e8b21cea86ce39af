/**
 * The findings of the Hamlet compiler, each with an explanation and two examples.
 *
 * <p>Begin at {@link org.barreleye.hamlet.diagnostic.HamletCode}. The numbers up to 31 are those of the older compiler.
 * The package may not know any other package of this compiler.
 *
 * <p>Previous stop: {@code compiler.diagnostic}. Next stop: {@code hamlet.rule}.
 */
package org.barreleye.hamlet.diagnostic;
