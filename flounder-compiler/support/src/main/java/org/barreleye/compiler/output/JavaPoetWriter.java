package org.barreleye.compiler.output;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * JavaPoet's writer of a file, called with imports that are known beforehand. JavaPoet has no public way for that;
 * where its inner methods are other ones, or closed, there is no writer, and files are written in the public way.
 */
final class JavaPoetWriter {
    private static final Optional<JavaPoetWriter> FOUND = find();

    private final MethodHandle constructor;
    private final MethodHandle emit;
    private final MethodHandle suggestedImports;
    private final MethodHandle skipsJavaLang;

    private JavaPoetWriter(MethodHandle constructor, MethodHandle emit, MethodHandle suggestedImports,
            MethodHandle skipsJavaLang) {
        this.constructor = constructor;
        this.emit = emit;
        this.suggestedImports = suggestedImports;
        this.skipsJavaLang = skipsJavaLang;
    }

    /** The writer of the JavaPoet that is there. */
    static Optional<JavaPoetWriter> found() {
        return FOUND;
    }

    private static Optional<JavaPoetWriter> find() {
        try {
            Class<?> writer = Class.forName(JavaFile.class.getPackageName() + ".CodeWriter", false,
                    JavaFile.class.getClassLoader());
            MethodHandles.Lookup ofWriter = MethodHandles.privateLookupIn(writer, MethodHandles.lookup());
            MethodHandles.Lookup ofFile = MethodHandles.privateLookupIn(JavaFile.class, MethodHandles.lookup());
            MethodHandle constructor = ofWriter.findConstructor(writer, MethodType.methodType(void.class,
                    Appendable.class, String.class, Map.class, Set.class, Set.class));
            MethodHandle emit = ofFile.findVirtual(JavaFile.class, "emit", MethodType.methodType(void.class, writer));
            MethodHandle suggested = ofWriter.findVirtual(writer, "suggestedImports", MethodType.methodType(Map.class));
            return Optional.of(new JavaPoetWriter(
                    constructor.asType(constructor.type().changeReturnType(Object.class)),
                    emit.asType(emit.type().changeParameterType(1, Object.class)),
                    suggested.asType(suggested.type().changeParameterType(0, Object.class)),
                    ofFile.findGetter(JavaFile.class, "skipJavaLangImports", boolean.class)));
        } catch (ReflectiveOperationException | SecurityException e) {
            return Optional.empty();
        }
    }

    /**
     * Writes a file without static imports.
     *
     * @param imports the classes to import, by their simple names
     * @return the classes that are not among them and could be imported, too
     */
    Map<String, ClassName> write(JavaFile file, String indent, Map<String, ClassName> imports, StringBuilder out) {
        try {
            Object writer = (Object) constructor.invokeExact((Appendable) out, indent, imports,
                    Set.<String>of(), Set.<String>of());
            emit.invokeExact(file, writer);
            @SuppressWarnings("unchecked") // as the method is declared
            Map<String, ClassName> suggested = (Map<String, ClassName>) suggestedImports.invoke(writer);
            return suggested;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a text in memory can always be written", e);
        }
    }

    /** Returns whether a file has no imports of {@code java.lang}. */
    boolean skipsJavaLang(JavaFile file) {
        try {
            return (boolean) skipsJavaLang.invokeExact(file);
        } catch (Throwable e) {
            throw new IllegalStateException("a field can always be read", e);
        }
    }
}
