/**
 * The findings of the Flounder compiler, each with an explanation and two examples.
 *
 * <p>Begin at {@link org.barreleye.flounder.diagnostic.FlounderCode}. The numbers up to 40 are those of the older
 * compiler. The package may not know any other package of this compiler.
 *
 * <p>Previous stop: {@code compiler.diagnostic}. Next stop: {@code flounder.rule}.
 */
package org.barreleye.flounder.diagnostic;
