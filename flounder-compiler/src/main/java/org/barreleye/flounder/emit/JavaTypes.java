package org.barreleye.flounder.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import org.barreleye.flounder.model.Capability;
import org.barreleye.flounder.model.DynamicArray;
import org.barreleye.flounder.model.Enumeration;
import org.barreleye.flounder.model.FixedArray;
import org.barreleye.flounder.model.Scalar;
import org.barreleye.flounder.model.Structure;
import org.barreleye.flounder.model.Text;
import org.barreleye.flounder.model.Type;
import org.barreleye.flounder.naming.JavaNames;

/** The Java type of a value. */
final class JavaTypes implements Type.Visitor<TypeName> {
    private final String packageName;
    private final JavaNames java;
    private final SharedTypes shared;

    JavaTypes(String packageName, JavaNames java, SharedTypes shared) {
        this.packageName = packageName;
        this.java = java;
        this.shared = shared;
    }

    /** The type of a value that can be kept. */
    TypeName value(Type type) {
        return type.accept(this);
    }

    /** The type of a value as it arrives: structures and fixed arrays as views. */
    TypeName arriving(Type type) {
        return hasView(type) ? view(type) : value(type);
    }

    ClassName view(Type type) {
        return shared.view(type).orElseGet(() -> ClassName.get(packageName, java.view(type)));
    }

    /** The class for a structure, an enumeration or a fixed array. */
    ClassName named(Type type) {
        return shared.named(type).orElseGet(() -> ClassName.get(packageName, java.type(type)));
    }

    /** Returns whether values can be shown without making an object for each. */
    static boolean hasView(Type type) {
        return type instanceof Structure || type instanceof FixedArray;
    }

    @Override
    public TypeName scalar(Scalar type) {
        return switch (type) {
            case BOOL -> TypeName.BOOLEAN;
            case CHAR -> TypeName.BYTE;
            case UINT8, INT8, UINT16, INT16, INT32 -> TypeName.INT;
            case UINT32, IREF, UINT64, INT64, UINTPTR, INTPTR, SIZE -> TypeName.LONG;
            case ERRVAL -> KpiNames.ERROR_CODE;
        };
    }

    @Override
    public TypeName capability(Capability type) {
        return type.constraint().<TypeName>map(terms -> ClassName.bestGuess(terms.type().reference()))
                .orElse(KpiNames.CAPABILITY_REFERENCE);
    }

    @Override
    public TypeName text(Text type) {
        return TypeName.get(String.class);
    }

    @Override
    public TypeName enumeration(Enumeration type) {
        return named(type);
    }

    @Override
    public TypeName structure(Structure type) {
        return named(type);
    }

    @Override
    public TypeName fixedArray(FixedArray type) {
        return named(type);
    }

    @Override
    public TypeName dynamicArray(DynamicArray type) {
        return arrayType(type.element());
    }

    /** The type of any number of elements. */
    TypeName arrayType(Type element) {
        return switch (ArrayKind.of(element)) {
            case BYTES -> KpiNames.BYTE_ARRAY_VIEW;
            case INTS -> KpiNames.INT_ARRAY_VIEW;
            case LONGS -> KpiNames.LONG_ARRAY_VIEW;
            case FLAGS -> KpiNames.BOOLEAN_ARRAY_VIEW;
            case OBJECTS -> ParameterizedTypeName.get(ClassName.get(List.class), value(element));
        };
    }
}
