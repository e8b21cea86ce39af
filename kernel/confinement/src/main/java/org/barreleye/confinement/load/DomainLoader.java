package org.barreleye.confinement.load;

import java.util.Map;
import org.barreleye.confinement.check.ApiRules;
import org.barreleye.confinement.meter.Meter;
import org.barreleye.confinement.meter.MeterRegisters;
import org.barreleye.confinement.meter.ProgramLoaderName;

/**
 * The class loader of one domain: defines the rewritten classes of the domain's program and a meter. The static fields
 * of these classes belong to the domain. Of the JDK and the system it shows what programs may use.
 */
final class DomainLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> classes;
    private final byte[] meter;
    private final ApiRules rules;

    DomainLoader(ClassLoader parent, Map<String, byte[]> classes, byte[] meter, ApiRules rules) {
        super(ProgramLoaderName.VALUE, parent);
        this.classes = classes;
        this.meter = meter;
        this.rules = rules;
    }

    /** The registers of the domain's meter. */
    MeterRegisters registers() {
        return (MeterRegisters) create(Meter.class.getName());
    }

    /** Creates an object of a class of the program by its constructor without parameters. */
    Object create(String type) {
        try {
            return loadClass(type, true).getDeclaredConstructor().newInstance();
        } catch (java.lang.reflect.InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException exception) {
                throw exception;
            }
            if (thrown.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(type + " cannot be created: " + thrown.getCause(), thrown.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(
                    type + " cannot be created: a program is a public class with a public constructor without"
                    + " parameters", impossible);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            byte[] file = name.equals(Meter.class.getName()) ? meter : classes.get(name);
            if (file != null) {
                return defineClass(name, file, 0, file.length);
            }
            if (name.startsWith("java.") || rules.replacementOf(name).isEmpty()
                    || name.equals(MeterRegisters.class.getName())) {
                return getParent().loadClass(name);
            }
            if (name.startsWith("org.barreleye.confinement.meter.")) {
                return getParent().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }

    @Override
    public java.net.URL getResource(String name) {
        return null;
    }
}
