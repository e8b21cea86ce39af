package org.barreleye.flounder.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import org.barreleye.flounder.model.Capability;
import org.barreleye.flounder.model.DynamicArray;
import org.barreleye.flounder.model.Enumeration;
import org.barreleye.flounder.model.FixedArray;
import org.barreleye.flounder.model.Scalar;
import org.barreleye.flounder.model.Structure;
import org.barreleye.flounder.model.Text;
import org.barreleye.flounder.model.Type;

/** What each type is in Java. */
final class JavaTypes implements Type.Visitor<TypeName> {
    private final Naming naming;

    JavaTypes(Naming naming) {
        this.naming = naming;
    }

    @Override
    public TypeName scalar(Scalar type) {
        return Scalars.type(type);
    }

    @Override
    public TypeName capability(Capability type) {
        return KpiNames.CAPABILITY_REFERENCE;
    }

    @Override
    public TypeName enumeration(Enumeration type) {
        return naming.declared(type.name());
    }

    @Override
    public TypeName structure(Structure type) {
        return naming.declared(type.name());
    }

    @Override
    public TypeName fixedArray(FixedArray type) {
        throw new UnsupportedOperationException(type.elementName());
    }

    @Override
    public TypeName text(Text type) {
        return ClassName.get(String.class);
    }

    @Override
    public TypeName dynamicArray(DynamicArray type) {
        return KpiNames.BYTES;
    }
}
