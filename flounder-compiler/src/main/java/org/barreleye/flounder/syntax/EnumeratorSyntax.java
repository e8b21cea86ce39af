package org.barreleye.flounder.syntax;

import java.util.Optional;
import org.barreleye.compiler.lexical.DocComment;
import org.barreleye.compiler.lexical.Name;

/**
 * A name within an enumeration.
 *
 * @param documentation the comment before it
 * @param name of the enumerator
 */
public record EnumeratorSyntax(Optional<DocComment> documentation, Name name) {}
