/**
 * The meaning of a specification, a second time: worked out on numbers without limit, straight from what the language
 * says, to be compared with what the generated Java answers.
 *
 * <p>Begin at {@link org.barreleye.hamlet.interpreter.Interpreter}. Knows: the {@code model}. Must not know:
 * {@code analysis} and {@code emit}, whose results it judges. {@link org.barreleye.hamlet.interpreter.Generated} is the
 * other side.
 */
package org.barreleye.hamlet.interpreter;
