/**
 * What has changed between two versions of a specification, and whom that breaks.
 *
 * <p>Begin at {@link org.barreleye.hamlet.compare.SpecificationComparison}. Must not know: syntax, Java text. Came
 * from: {@code model}, {@code analysis}.
 */
package org.barreleye.hamlet.compare;
