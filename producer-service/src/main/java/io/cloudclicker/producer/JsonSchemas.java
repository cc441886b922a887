package io.cloudclicker.producer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The schemas of our records as Jackson writes them: with its names; each member always there, as
/// `null` where the record says so, or left out where it says that.
final class JsonSchemas extends ModelResolver {

  JsonSchemas(ObjectMapper json) {
    super(json);
    openapi31(true);
  }

  @Override
  public Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    var schema = super.resolve(type, context, chain);
    var javaType = type.getType() == null ? null : _mapper.constructType(type.getType());
    if (schema != null && javaType != null && javaType.getRawClass().isRecord()) {
      members(
          schema.get$ref() == null ? schema : model(context, schema.get$ref()), javaType, false);
    }
    return schema;
  }

  private static @Nullable Schema<?> model(ModelConverterContext context, String reference) {
    return context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
  }

  private void members(@Nullable Schema<?> model, JavaType type, boolean optional) {
    if (model == null || model.getProperties() == null) {
      return;
    }
    var components =
        Stream.of(type.getRawClass().getRecordComponents())
            .collect(Collectors.toMap(RecordComponent::getName, component -> component));
    for (var property : _mapper.getSerializationConfig().introspect(type).findProperties()) {
      var component = components.get(property.getInternalName());
      var member = model.getProperties().get(property.getName());
      if (component == null) {
        continue;
      }
      if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
        var inner = _mapper.constructType(component.getGenericType());
        members(model, inner, optional || isNullable(component));
      } else if (member != null) {
        member(model, property.getName(), member, component, optional);
      }
    }
  }

  private static void member(
      Schema<?> model, String name, Schema<?> member, RecordComponent component, boolean optional) {
    boolean nullable = isNullable(component);
    boolean leftOut = nullable && isLeftOut(component);
    boolean known = model.getRequired() != null && model.getRequired().contains(name);
    if (!leftOut && !optional && !known) {
      model.addRequiredItem(name);
    }
    if (nullable && !leftOut) {
      orNull(model, name, member);
    }
  }

  /// What stands beside a reference holds as well, so a type there would be both at once.
  private static void orNull(Schema<?> model, String name, Schema<?> member) {
    if (member.get$ref() != null) {
      var nothing = new Schema<>();
      nothing.addType("null");
      model.getProperties().put(name, new Schema<>().anyOf(List.of(member, nothing)));
    } else if (member.getAnyOf() == null) {
      member.addType("null");
    }
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static boolean isLeftOut(RecordComponent component) {
    return Stream.of(component.getAccessor(), component.getDeclaringRecord())
        .map(place -> place.getAnnotation(JsonInclude.class))
        .anyMatch(include -> include != null && include.value() == JsonInclude.Include.NON_NULL);
  }
}
