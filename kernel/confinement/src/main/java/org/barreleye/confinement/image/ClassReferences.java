package org.barreleye.confinement.image;

import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;

/** The classes that a class file names in its constant pool: all that it can make the JVM load. */
final class ClassReferences {
    private static final int CLASS = 7;
    private static final int NAME_AND_TYPE = 12;
    private static final int METHOD_TYPE = 16;

    private final ClassReader reader;
    private final Set<String> names = new TreeSet<>();

    private ClassReferences(ClassReader reader) {
        this.reader = reader;
    }

    /** The internal names of the classes that a class file names. */
    static Set<String> of(ClassReader reader) {
        ClassReferences references = new ClassReferences(reader);
        references.collect();
        return references.names;
    }

    private void collect() {
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int item = 1; item < reader.getItemCount(); item++) {
            int offset = reader.getItem(item);
            if (offset == 0) {
                continue; // the second half of a long
            }
            switch (reader.readByte(offset - 1)) {
                case CLASS -> addObject(reader.readUTF8(offset, buffer));
                case NAME_AND_TYPE -> addDescriptor(reader.readUTF8(offset + 2, buffer));
                case METHOD_TYPE -> addDescriptor(reader.readUTF8(offset, buffer));
                default -> { }
            }
        }
    }

    private void addDescriptor(String descriptor) {
        if (descriptor.startsWith("(")) {
            add(Type.getReturnType(descriptor));
            for (Type argument : Type.getArgumentTypes(descriptor)) {
                add(argument);
            }
        } else {
            add(Type.getType(descriptor));
        }
    }

    private void addObject(String name) {
        add(Type.getObjectType(name));
    }

    private void add(Type type) {
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        if (element.getSort() == Type.OBJECT) {
            names.add(element.getInternalName());
        }
    }
}
