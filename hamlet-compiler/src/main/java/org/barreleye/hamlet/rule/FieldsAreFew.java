package org.barreleye.hamlet.rule;

import java.util.List;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.model.Specification;

/** The fields of a type, inherited ones too, are few enough for the parameters of a Java method. */
final class FieldsAreFew implements ModelRule {
    /** Each takes two of the 255 words that a Java method has for its parameters, beside the rights and the object. */
    private static final int FIELDS_MAX = 120;

    @Override
    public void check(Specification specification, Diagnostics diagnostics) {
        for (CapabilityType type : specification.types()) {
            List<Field> fields = type.fields();
            if (fields.size() > FIELDS_MAX) {
                diagnostics.report(HamletCode.LIMIT_EXCEEDED, type.span(), "'" + type.name() + "' has " + fields.size()
                        + " fields, but a Java method takes only " + FIELDS_MAX)
                        .note(fields.get(FIELDS_MAX).span(), "this is one too many");
            }
        }
    }
}
