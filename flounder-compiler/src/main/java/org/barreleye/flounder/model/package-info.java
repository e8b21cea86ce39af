/**
 * The meaning of an interface: names are resolved, every definition is legal, every message has a number.
 *
 * <p>Begin at {@link org.barreleye.flounder.model.Interface}. A {@link org.barreleye.flounder.model.Resolver} builds it
 * from {@code syntax} and reports errors; of the text it keeps spans only. {@link org.barreleye.flounder.model.Type} is
 * a closed family with a visitor. The package may not know ANTLR, layouts or how Java is emitted.
 *
 * <p>Previous stop: {@code flounder.syntax}. Next stop: {@code flounder.rule}.
 */
package org.barreleye.flounder.model;
