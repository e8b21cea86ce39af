package org.barreleye.hamlet.format;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.source.Span;

/** The content of a source without places: the tree of records as text. */
final class Shape {
    private Shape() {}

    static String of(Object node) {
        if (node instanceof Record) {
            StringBuilder text = new StringBuilder(node.getClass().getSimpleName()).append('(');
            for (RecordComponent component : node.getClass().getRecordComponents()) {
                if (component.getType() != Span.class && component.getType() != SourceFile.class) {
                    text.append(component.getName()).append('=').append(of(value(node, component))).append(' ');
                }
            }
            return text.append(')').toString();
        }
        if (node instanceof List<?> list) {
            return list.stream().map(Shape::of).toList().toString();
        }
        if (node instanceof Optional<?> optional) {
            return optional.map(Shape::of).orElse("-");
        }
        return String.valueOf(node);
    }

    private static Object value(Object node, RecordComponent component) {
        try {
            return component.getAccessor().invoke(node);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(component.toString(), e);
        }
    }
}
