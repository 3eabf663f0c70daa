<?xml version="1.0" encoding="UTF-8"?>
<!-- Phiếu giới thiệu, Phiếu lấy ý kiến nhận xét: one member, to the organisation at the residence. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">
  <xsl:import href="party.xsl"/>

  <xsl:template match="/request">
    <xsl:variable name="introduced" select="@kind != 'comment'"/>
    <xsl:variable name="commented" select="@kind != 'introduce'"/>
    <xsl:variable name="name">
      <xsl:choose>
        <xsl:when test="not($commented)">Phiếu giới thiệu</xsl:when>
        <xsl:when test="not($introduced)">Phiếu lấy ý kiến nhận xét</xsl:when>
        <xsl:otherwise>Phiếu giới thiệu và lấy ý kiến nhận xét</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <fo:root xsl:use-attribute-sets="document">
      <xsl:call-template name="pages">
        <xsl:with-param name="name" select="$name"/>
      </xsl:call-template>
      <fo:page-sequence master-reference="pages" xml:lang="vi">
        <xsl:call-template name="page-number"/>
        <xsl:call-template name="small-print">
          <xsl:with-param name="text" select="concat($name, ' số ', @number, ', có giá trị như bản giấy khi chữ ký số còn nguyên vẹn.')"/>
        </xsl:call-template>
        <fo:flow flow-name="xsl-region-body">
          <xsl:call-template name="head"/>
          <xsl:call-template name="title">
            <xsl:with-param name="name">
              <xsl:choose>
                <xsl:when test="not($commented)">PHIẾU GIỚI THIỆU</xsl:when>
                <xsl:when test="not($introduced)">PHIẾU LẤY Ý KIẾN NHẬN XÉT</xsl:when>
                <xsl:otherwise>PHIẾU GIỚI THIỆU VÀ LẤY Ý KIẾN NHẬN XÉT</xsl:otherwise>
              </xsl:choose>
            </xsl:with-param>
            <xsl:with-param name="about">đảng viên đang công tác giữ mối liên hệ với tổ chức đảng và nhân dân nơi cư trú</xsl:with-param>
          </xsl:call-template>
          <fo:block text-align="center" space-after="6mm">
            <fo:inline font-style="italic">Kính gửi: </fo:inline><xsl:value-of select="@residence"/>
          </fo:block>
          <fo:block text-align="justify" text-indent="10mm" space-after="4mm">
            Thực hiện Quy định số 213-QĐ/TW ngày 02-01-2020 của Bộ Chính trị về trách nhiệm của đảng viên đang công tác thường xuyên
            giữ mối liên hệ với tổ chức đảng và nhân dân nơi cư trú,
            <xsl:choose>
              <xsl:when test="not($commented)">chúng tôi trân trọng giới thiệu:</xsl:when>
              <xsl:when test="not($introduced)">chúng tôi trân trọng đề nghị cho ý kiến nhận xét đối với:</xsl:when>
              <xsl:otherwise>chúng tôi trân trọng giới thiệu và đề nghị cho ý kiến nhận xét đối với:</xsl:otherwise>
            </xsl:choose>
          </fo:block>
          <fo:list-block provisional-distance-between-starts="52mm" provisional-label-separation="2mm">
            <xsl:call-template name="fact">
              <xsl:with-param name="label">Họ và tên đảng viên</xsl:with-param>
              <xsl:with-param name="value" select="member/@name"/>
              <xsl:with-param name="weight">bold</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="fact">
              <xsl:with-param name="label">Số thẻ đảng viên</xsl:with-param>
              <xsl:with-param name="value" select="member/@card"/>
            </xsl:call-template>
            <xsl:call-template name="fact">
              <xsl:with-param name="label">Chi bộ sinh hoạt</xsl:with-param>
              <xsl:with-param name="value" select="member/@cell"/>
            </xsl:call-template>
            <xsl:call-template name="fact">
              <xsl:with-param name="label">Nơi cư trú</xsl:with-param>
              <xsl:with-param name="value" select="member/@address"/>
            </xsl:call-template>
          </fo:list-block>
          <xsl:if test="$introduced">
            <fo:block text-align="justify" text-indent="10mm" space-before="3mm">
              Đề nghị chi ủy tiếp nhận, tạo điều kiện để đồng chí tham gia sinh hoạt và thực hiện nhiệm vụ của đảng viên nơi cư trú.
            </fo:block>
          </xsl:if>
          <xsl:if test="$commented">
            <fo:block text-align="justify" text-indent="10mm" space-before="3mm">
              Đề nghị chi ủy, chi bộ nhận xét việc thực hiện nhiệm vụ nơi cư trú năm <xsl:value-of select="@year"/> của đồng chí và gửi
              phiếu nhận xét trong thời hạn <xsl:value-of select="@days"/> ngày làm việc kể từ ngày nhận được phiếu này.
            </fo:block>
          </xsl:if>
          <xsl:if test="@report = 'yes'">
            <fo:block text-align="justify" text-indent="10mm" space-before="3mm">
              Đồng chí đã được yêu cầu báo cáo kết quả thực hiện nhiệm vụ nơi cư trú; báo cáo được gửi kèm hồ sơ này khi hoàn thành.
            </fo:block>
          </xsl:if>
          <xsl:call-template name="signed-foot">
            <xsl:with-param name="paper">phiếu</xsl:with-param>
          </xsl:call-template>
        </fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>
</xsl:stylesheet>
