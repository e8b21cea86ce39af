package org.barreleye.hamlet.cli;

import java.util.EnumSet;
import java.util.Set;
import org.barreleye.hamlet.OutputPart;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The groups of classes that are generated. */
final class PartsOption {
    @Option(names = "--parts", paramLabel = "PART", split = ",", defaultValue = "core", converter = Converter.class,
            description = "The groups of classes to generate, separated by commas: core, slot-form, mint-rules, "
                    + "operation-rights, reference-relations. Default: ${DEFAULT-VALUE}.")
    private Set<OutputPart> parts = EnumSet.of(OutputPart.CORE);

    /** The chosen parts. */
    Set<OutputPart> parts() {
        return parts;
    }

    /** Converts names to parts. */
    static final class Converter implements ITypeConverter<OutputPart> {
        @Override
        public OutputPart convert(String name) {
            try {
                return OutputPart.named(name);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
