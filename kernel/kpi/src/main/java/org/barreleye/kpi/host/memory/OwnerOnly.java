package org.barreleye.kpi.host.memory;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Set;
import org.barreleye.kpi.outcome.ConnectionFailed;
import org.barreleye.kpi.outcome.Failure;

/**
 * A folder, and the files in it, to which the user of this process alone has access. Symbolic links, files of other
 * users and files that others may open are refused.
 */
public final class OwnerOnly {
    private static final FileAttribute<Set<PosixFilePermission>> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final FileAttribute<Set<PosixFilePermission>> FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path folder;
    private final UserPrincipal owner;

    private OwnerOnly(Path folder, UserPrincipal owner) {
        this.folder = folder;
        this.owner = owner;
    }

    /**
     * Opens a folder, and makes it if there is none; the folder above must exist.
     *
     * @throws ConnectionFailed if others have access to it, or the file system does not know owners and permissions
     */
    public static OwnerOnly open(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, FOLDER);
        } catch (FileAlreadyExistsException expected) {
            // checked below, as a new one is
        } catch (NoSuchFileException missing) {
            throw refused(folder + " cannot be made, because the folder above does not exist: make that one first");
        } catch (UnsupportedOperationException noPermissions) {
            throw refused(folder + " is in a file system without POSIX permissions, which connections between"
                    + " processes need");
        }
        PosixFileAttributes attributes = attributes(folder);
        // a file of this process says who its user is
        Path probe = probe(folder);
        try {
            UserPrincipal owner = Files.getOwner(probe, LinkOption.NOFOLLOW_LINKS);
            check(folder, attributes, owner, true);
            return new OwnerOnly(folder, owner);
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private static Path probe(Path folder) throws IOException {
        PosixFileAttributes attributes = attributes(folder);
        check(folder, attributes, attributes.owner(), true);
        try {
            return Files.createTempFile(folder, ".owner", null, FILE);
        } catch (FileSystemException impossible) {
            throw refused(folder + " belongs to '" + attributes.owner().getName()
                    + "', and this process cannot make a file in it: " + impossible);
        }
    }

    /** The permissions of a new file: read and write for its owner. */
    public static FileAttribute<Set<PosixFilePermission>> newFile() {
        return FILE;
    }

    /** The folder. */
    public Path folder() {
        return folder;
    }

    /**
     * Checks a file in the folder.
     *
     * @throws ConnectionFailed if it is not a regular file of the user of this process, or others may open it
     * @throws NoSuchFileException if there is none
     */
    public void checkFile(Path file) throws IOException {
        check(file, attributes(file), owner, false);
    }

    private static PosixFileAttributes attributes(Path path) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view == null) {
            throw refused(path + " is in a file system without POSIX permissions, which connections between"
                    + " processes need");
        }
        return view.readAttributes();
    }

    /** Checks what is known about a folder or a file. */
    static void check(Path path, PosixFileAttributes attributes, UserPrincipal owner, boolean isFolder)
            throws ConnectionFailed {
        if (attributes.isSymbolicLink()) {
            throw refused(path + " is a symbolic link, which is not followed: name what it leads to, or remove it");
        }
        if (isFolder ? !attributes.isDirectory() : !attributes.isRegularFile()) {
            throw refused(path + " is not a " + (isFolder ? "folder" : "regular file"));
        }
        if (!attributes.owner().equals(owner)) {
            throw refused(path + " belongs to '" + attributes.owner().getName() + "', and this process runs as '"
                    + owner.getName() + "'");
        }
        Set<PosixFilePermission> others = EnumSet.copyOf(PosixFilePermissions.fromString("---rwxrwx"));
        others.retainAll(attributes.permissions());
        if (!others.isEmpty()) {
            throw refused(path + " has the permissions " + PosixFilePermissions.toString(attributes.permissions())
                    + ", and only its owner may have access: chmod " + (isFolder ? "700 " : "600 ") + path);
        }
    }

    private static ConnectionFailed refused(String sentence) {
        return new ConnectionFailed(Failure.Kind.REFUSED, sentence);
    }
}
