/**
 * The layout of messages: the bits of each value in words, the words and capabilities in fragments.
 *
 * <p>Pure arithmetic over a {@code model}. Begin at {@link org.barreleye.flounder.plan.InterfacePlan}, which holds a
 * {@link org.barreleye.flounder.plan.MessagePlan} for each message; {@link org.barreleye.flounder.plan.Planner} makes
 * them. What our stubs send is
 * {@linkplain org.barreleye.flounder.plan.InterfacePlan#canonical one layout on every core}; the layouts of other
 * architectures are there to compare. Must not know: syntax, ANTLR, Java text. Came from: {@code model}. Go on to:
 * {@code emit}, which spells what is decided here.
 *
 * <p>Previous stop: {@code flounder.rule}. Next stop: {@code flounder.emit}.
 */
package org.barreleye.flounder.plan;
