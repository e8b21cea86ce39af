package org.barreleye.flounder.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.barreleye.flounder.model.Enumeration;
import org.barreleye.flounder.model.Message;
import org.barreleye.flounder.model.Parameter;
import org.barreleye.flounder.model.Structure;
import org.barreleye.flounder.model.TypeWalk;

/**
 * The names in a message whose order has a meaning: its parameters, and the fields and enumerators of its types; a list
 * for each place that has such names. Two messages of the same form have as many lists.
 */
final class OrderedNames implements TypeWalk {
    private final List<List<String>> lists = new ArrayList<>();

    private OrderedNames() {}

    /**
     * Returns whether a name of one message has another place in another message of the same form, and so another
     * meaning there.
     */
    static boolean isReordered(Message before, Message now) {
        List<List<String>> old = of(before);
        List<List<String>> current = of(now);
        for (int i = 0; i < old.size(); i++) {
            if (isReordered(old.get(i), current.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isReordered(List<String> before, List<String> now) {
        Map<String, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < before.size(); i++) {
            places.put(before.get(i), i);
        }
        for (int i = 0; i < now.size(); i++) {
            if (places.getOrDefault(now.get(i), i) != i) {
                return true;
            }
        }
        return false;
    }

    private static List<List<String>> of(Message message) {
        OrderedNames names = new OrderedNames();
        names.lists.add(message.parameters().stream().map(Parameter::name).toList());
        message.parameters().forEach(parameter -> parameter.type().accept(names));
        return names.lists;
    }

    @Override
    public Void enumeration(Enumeration type) {
        lists.add(type.enumerators());
        return null;
    }

    @Override
    public Void structure(Structure type) {
        lists.add(type.fields().stream().map(Structure.Field::name).toList());
        type.fields().forEach(field -> field.type().accept(this));
        return null;
    }
}
