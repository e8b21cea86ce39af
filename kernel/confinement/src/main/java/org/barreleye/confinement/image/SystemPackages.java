package org.barreleye.confinement.image;

import java.util.stream.Stream;

/** The packages in which no jar may define classes: those of the JDK and of the system. */
final class SystemPackages {
    private SystemPackages() {}

    /** Returns whether a class, by its internal name, is in such a package. */
    static boolean contains(String name) {
        return Stream.of("java/", "javax/", "jdk/", "sun/", "com/sun/", "org/barreleye/kpi/",
                "org/barreleye/generated/", "org/barreleye/machine/", "org/barreleye/boot/", "org/barreleye/cli/",
                "org/barreleye/cpudriver/", "org/barreleye/demo/", "org/barreleye/domain/",
                "org/barreleye/experiment/", "org/barreleye/monitor/", "org/barreleye/service/",
                "org/barreleye/shell/", "org/barreleye/confinement/")
                .anyMatch(name::startsWith);
    }
}
