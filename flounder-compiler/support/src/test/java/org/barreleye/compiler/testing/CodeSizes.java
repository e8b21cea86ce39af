package org.barreleye.compiler.testing;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;

/** The number of bytes of code of the methods in a class file. */
public final class CodeSizes {
    private static final int UTF8 = 1;

    private CodeSizes() {}

    /** The sizes by the names of the methods; of overloaded methods the largest. */
    public static Map<String, Integer> of(InputStream classFile) throws IOException {
        DataInputStream in = new DataInputStream(classFile);
        in.skipNBytes(8);
        String[] names = constants(in);
        in.skipNBytes(6);
        in.skipNBytes(2L * in.readUnsignedShort());
        members(in, names);
        return members(in, names);
    }

    private static String[] constants(DataInputStream in) throws IOException {
        String[] names = new String[in.readUnsignedShort()];
        for (int i = 1; i < names.length; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case UTF8 -> names[i] = in.readUTF();
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++;
                }
                default -> in.skipNBytes(4);
            }
        }
        return names;
    }

    private static Map<String, Integer> members(DataInputStream in, String[] names) throws IOException {
        Map<String, Integer> sizes = new TreeMap<>();
        for (int member = in.readUnsignedShort(); member > 0; member--) {
            in.skipNBytes(2);
            String name = names[in.readUnsignedShort()];
            in.skipNBytes(2);
            for (int attribute = in.readUnsignedShort(); attribute > 0; attribute--) {
                String kind = names[in.readUnsignedShort()];
                int length = in.readInt();
                if (kind.equals("Code")) {
                    in.skipNBytes(4);
                    sizes.merge(name, in.readInt(), Math::max);
                    in.skipNBytes(length - 8);
                } else {
                    in.skipNBytes(length);
                }
            }
        }
        return sizes;
    }
}
