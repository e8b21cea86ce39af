package org.barreleye.flounder.emit;

import com.palantir.javapoet.TypeName;
import org.barreleye.flounder.model.Capability;
import org.barreleye.flounder.model.DynamicArray;
import org.barreleye.flounder.model.Enumeration;
import org.barreleye.flounder.model.FixedArray;
import org.barreleye.flounder.model.Scalar;
import org.barreleye.flounder.model.Structure;
import org.barreleye.flounder.model.Text;
import org.barreleye.flounder.model.Type;

/** The Java type of a value. */
final class JavaTypes implements Type.Visitor<TypeName> {
    static final JavaTypes INSTANCE = new JavaTypes();

    private JavaTypes() {}

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
        return KpiNames.CAPABILITY_REFERENCE;
    }

    @Override
    public TypeName text(Text type) {
        return TypeName.get(String.class);
    }

    @Override
    public TypeName enumeration(Enumeration type) {
        throw unsupported("an enumeration");
    }

    @Override
    public TypeName structure(Structure type) {
        throw unsupported("a structure");
    }

    @Override
    public TypeName fixedArray(FixedArray type) {
        throw unsupported("an array");
    }

    @Override
    public TypeName dynamicArray(DynamicArray type) {
        throw unsupported("an array");
    }

    private static UnsupportedOperationException unsupported(String what) {
        return new UnsupportedOperationException("no Java is generated for " + what);
    }
}
