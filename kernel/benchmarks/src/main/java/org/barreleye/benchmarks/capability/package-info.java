/**
 * How fast generated capability predicates are beside switches written by hand, and how long specifications take to
 * compile.
 *
 * <p>Begin at {@link org.barreleye.benchmarks.capability.Predicates} and
 * {@link org.barreleye.benchmarks.capability.SpecificationCompiling}. Figures and how to repeat them: this module's
 * README.
 */
package org.barreleye.benchmarks.capability;
