/**
 * The comparison of generated predicates with expected results: it compiles a specification in memory, builds the
 * values of a vector file and evaluates the generated classes.
 *
 * <p>Begin at {@link org.barreleye.hamlet.verify.Verification}. No other package runs javac and generated code. It
 * knows generated classes by name only, and may not know how they are emitted or the command line.
 *
 * <p>Previous stop: {@code hamlet.report}. Next stop: {@code hamlet.cli}.
 */
package org.barreleye.hamlet.verify;
