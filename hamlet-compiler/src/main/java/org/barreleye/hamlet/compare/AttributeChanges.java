package org.barreleye.hamlet.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.barreleye.hamlet.model.Attributes;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Field;

/** The differences between the attributes of two versions of a type, each with its effect on the kernel. */
final class AttributeChanges {
    private final List<String> sentences = new ArrayList<>();

    private AttributeChanges() {}

    /** A sentence for each changed attribute, without a full stop; empty if none has changed. */
    static List<String> of(CapabilityType before, CapabilityType now) {
        AttributeChanges changes = new AttributeChanges();
        Attributes old = before.attributes();
        Attributes current = now.attributes();
        for (Attributes.Flag flag : Attributes.Flag.values()) {
            changes.flag(flag, old.has(flag), current.has(flag));
        }
        changes.value("align", old.alignment(), current.alignment(), "a retype accepts other addresses");
        changes.value("size_multiple", old.sizeMultiple(), current.sizeMultiple(), "a retype accepts other sizes");
        changes.value("max_objects", text(old.maxObjects()), text(current.maxObjects()),
                "a retype accepts other numbers of objects");
        changes.value("page_table", text(old), text(current), "the kernel uses the table in another place");
        changes.value("mint", names(old), names(current), "mint can change other fields");
        return changes.sentences;
    }

    private void flag(Attributes.Flag flag, boolean before, boolean now) {
        if (before != now) {
            sentences.add("'@" + flag.keyword() + (now ? "' is new: " : "' is gone, so it no longer holds that ")
                    + flag.meaning());
        }
    }

    private void value(String name, Object before, Object now, String effect) {
        if (!before.equals(now)) {
            sentences.add("'@" + name + "' was " + before + " and is " + now + ": " + effect);
        }
    }

    private static String text(OptionalLong number) {
        return number.isPresent() ? String.valueOf(number.getAsLong()) : "unlimited";
    }

    private static String text(Attributes attributes) {
        return attributes.pageTable().map(table -> table.architecture() + " level " + table.level()).orElse("none");
    }

    private static String names(Attributes attributes) {
        return attributes.mintable().isEmpty()
                ? "none"
                : String.join(", ", attributes.mintable().stream().map(Field::name).toList());
    }
}
