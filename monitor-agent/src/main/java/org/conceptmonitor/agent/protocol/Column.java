package org.conceptmonitor.agent.protocol;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/** One column of a table, backed by one component of its row record. Immutable. */
final class Column {
  private final Field field;
  private final ColumnType type;
  private final MethodHandle component;

  private Column(Field field, ColumnType type, MethodHandle component) {
    this.field = field;
    this.type = type;
    this.component = component;
  }

  static Column of(RecordComponent component) {
    ColumnType type = ColumnType.of(component.getType());
    Field field =
        new Field(snakeCase(component.getName()), FieldType.notNullable(type.arrowType()), null);
    try {
      MethodHandle accessor = MethodHandles.lookup().unreflect(component.getAccessor());
      return new Column(
          field, type, accessor.asType(accessor.type().changeParameterType(0, Row.class)));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(component + " can't be read: its record must be public", e);
    }
  }

  String name() {
    return field.getName();
  }

  Field field() {
    return field;
  }

  ColumnType type() {
    return type;
  }

  /** Appends this column of a row. */
  void put(Row row, ValueBuffer values) {
    try {
      type.put(component, row, values);
    } catch (Throwable e) {
      throw unreadable(row, e);
    }
  }

  /** About how many bytes this column of a row occupies. */
  long size(Row row) {
    try {
      return type.size(component, row);
    } catch (Throwable e) {
      throw unreadable(row, e);
    }
  }

  private RuntimeException unreadable(Row row, Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause instanceof NullPointerException) {
      return new IllegalArgumentException(
          "column %s is null in %s: no column may be null".formatted(name(), row), cause);
    }
    return new IllegalStateException("column %s of %s can't be read".formatted(name(), row), cause);
  }

  private static String snakeCase(String camelCase) {
    return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
